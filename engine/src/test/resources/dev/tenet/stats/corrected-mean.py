# Makes corrected-mean.csv: Python 3.11.7, numpy 2.4.6, scipy 1.17.1; the ends are roots of the e-values by Brent's method.
import numpy as np
from scipy import optimize
print("labels,judged,unlabeled,low,high")
rng = np.random.default_rng(1)
b = np.arange(1, 17) / 17
def log_e(z, lam, mean, below):
    x, m = (z + lam) / (1 + 2 * lam), (mean + lam) / (1 + 2 * lam)
    if below:
        x, m = 1 - x, 1 - m
    return np.log(np.mean(np.prod(1 + b[:, None] * (x[None, :] / m - 1), axis=1)))
def batches(y, f, u, lam):
    k = len(u) // len(y)
    return y + lam * (u[: k * len(y)].reshape(len(y), k).mean(axis=1) - f) if lam else y
def end(y, f, u, below):
    weights = [0, 0.5] if len(u) >= len(y) else [0]
    g = lambda m: np.logaddexp.reduce([log_e(batches(y, f, u, w), w, m, below) for w in weights]) - np.log(len(weights)) - np.log(40)
    at, far = (1 - 1e-9, 1e-9) if below else (1e-9, 1 - 1e-9)
    return (1.0 if below else 0.0) if g(at) < 0 else optimize.brentq(g, at, far, xtol=1e-13)
for n, N, rate, bias in [(30, 70, .3, .1), (50, 50, .1, 0), (60, 240, .5, -.1), (20, 10, .4, .2), (40, 0, .2, 0), (25, 60, 0, 0), (12, 30, 1, -.25)]:
    y = (rng.random(n + N) < rate) * 1.0
    f = np.clip(np.where(rng.random(n + N) < .1, rng.integers(0, 5, n + N) / 4, y) + bias, 0, 1).round(3)
    l, j, u = y[:n], f[:n], f[n:]
    t = lambda a: " ".join(repr(float(v)) for v in a)
    print(t(l), t(j), t(u), repr(float(end(l, j, u, False))), repr(float(end(l, j, u, True))), sep=",")
