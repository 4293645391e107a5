raise SystemExit('run')
