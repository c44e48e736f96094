# Makes association.csv: Python 3.11.7, scipy 1.17.1; Bergsma's V by its formula from scipy's uncorrected chi-square.
import numpy as np
from scipy import optimize, stats
print("successes,totals,chi-square,degrees,p,v,low,high")
cases = [([30, 18], [50, 50]), ([3, 1], [9, 12]), ([10, 10], [20, 20]), ([12, 20, 9], [40, 40, 40]), ([5, 18, 14, 9, 11, 16, 3, 12], [25] * 8),
         ([40, 41, 39, 42], [80, 80, 80, 80]), ([90, 20, 5], [100, 60, 80]), ([700, 650, 720], [1000, 1000, 1000]), ([4, 4], [5, 40])]
for x, n in cases:
    x, n = np.array(x), np.array(n)
    table = np.array([x, n - x])
    chi, p, df, _ = stats.chi2_contingency(table)
    plain = stats.chi2_contingency(table, correction=False).statistic
    N, k = n.sum(), len(n)
    phi = max(0, plain / N - df / (N - 1))
    kk, rr = k - (k - 1) ** 2 / (N - 1), 2 - 1 / (N - 1)
    def ncp(chi, q):
        f = lambda l: (stats.ncx2.cdf(chi, df, l) if l > 0 else stats.chi2.cdf(chi, df)) - q
        return 0 if f(0) <= 0 else optimize.brentq(f, 0, 10 * chi + 100, xtol=1e-13, rtol=1e-14)
    v = [min(1, np.sqrt(ncp(*a) / N)) for a in ((plain, .975), (max(plain, df), .025))]
    print(" ".join(map(str, x)), " ".join(map(str, n)), *(repr(float(a)) for a in (chi, df, p, np.sqrt(phi / min(kk - 1, rr - 1)), *v)), sep=",")
