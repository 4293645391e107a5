"""The course's facts: ``records`` gives plain values, ``frames`` the same tables to pandas. Nothing else knows facts."""
