"""Speed and memory as ratios, measured side by side in one run.

Run with ``python -m tests.benchmarks`` (Linux or macOS, no other load). The numbers depend on
the machine; the ratios hardly do. This is a measurement and no test: nothing fails.
"""
