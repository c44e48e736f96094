# Writes share-sequence.csv. Python 3.11, scipy 1.17.1.
# Running intersection of the shares not rejected by a Beta(4t, 4(1 - t)) mixture beyond t, each end by brentq; under
# EARLY at E = 80 and with Clopper-Pearson at 97.5 % at the planned end, under OPEN at E = 40.
import random
from math import log
from scipy.optimize import brentq
from scipy.stats import beta


def log_e(d, n, t):
    f = lambda a, b: beta.logsf(t, a, b) - beta.logpdf(t, a, b)
    return f(4 * t + d, 4 * (1 - t) + n - d) - f(4 * t, 4 * (1 - t))


def lower(d, n, bound):
    return 0 if d == 0 else brentq(lambda t: log_e(d, n, t) - bound, 1e-12, min(d / n, 1 - 1e-12), xtol=1e-14, rtol=1e-13)


def sequence(xs, bound):
    low, high, d = 0, 1, 0
    for n, x in enumerate(xs, 1):
        d += x
        low, high = max(low, lower(d, n, bound)), min(high, 1 - lower(n - d, n, bound))
    return low, high


random.seed(16)
print("looks,successes,low,high")
for rate, n in [(0, 30), (1, 30), (0.5, 1), (0.3, 60), (0.5, 200), (0.9, 150), (0.02, 400), (0.6, 1000)]:
    xs = [int(random.random() < rate) for _ in range(n)]
    text = "".join(map(str, xs))
    low, high = sequence(xs, log(40))
    print(f"OPEN,{text},{low:.12f},{high:.12f}")
    low, high = sequence(xs, log(80))
    d = sum(xs)
    low = max(low, beta.ppf(0.0125, d, n - d + 1) if d else 0)
    high = min(high, beta.ppf(0.9875, d + 1, n - d) if d < n else 1)
    print(f"EARLY,{text},{low:.12f},{high:.12f}")
