# Makes parts.csv: Python 3.11.7, scipy 1.17.1, numpy 2.4.6; the beta-binomial likelihood by Nelder and Mead's simplex.
import numpy as np
from scipy import optimize, stats
print("successes,totals,mean,concentration,shrunk,log-likelihood")
cases = [([3, 14, 9, 18, 6, 11, 22, 2], [25] * 8), ([40, 55, 12, 80, 33], [100, 100, 30, 120, 60]), ([0, 5, 19, 20, 1, 20], [20] * 6),
         ([120, 180, 150, 90], [1000, 1200, 900, 1100]), ([2, 0, 0, 9], [10, 1, 3, 12])]
for x, n in cases:
    x, n = np.array(x), np.array(n)
    def minus(p):
        mu, m = 1 / (1 + np.exp(-p[0])), np.exp(p[1])
        return -(stats.betabinom.logpmf(x, n, mu * m, (1 - mu) * m)).sum()
    best = min((optimize.minimize(minus, [s, c], method="Nelder-Mead", options=dict(xatol=1e-11, fatol=1e-13, maxiter=10000, maxfev=10000))
                for s in (-1, 0, 1) for c in (0, 2, 4)), key=lambda r: r.fun)
    mu, m = 1 / (1 + np.exp(-best.x[0])), np.exp(best.x[1])
    f = lambda a: " ".join(repr(float(v)) for v in a)
    print(" ".join(map(str, x)), " ".join(map(str, n)), repr(float(mu)), repr(float(m)), f((m * mu + x) / (m + n)), -best.fun, sep=",")
