"""The course's facts: ``records`` gives plain values, ``frames`` the same to pandas. Nothing else knows facts."""
