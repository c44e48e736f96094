# Python 3, numpy, scipy 1.17: the p-value by enumeration of all outcomes; g is the error of the nuisance interval.
import numpy as np
from scipy.stats import beta, binom

def score(x, y, n, d):
    b = (2 * n - x + y) * d - x - y
    q = (np.sqrt(np.maximum(0, b * b + 8 * n * y * d * (1 - d))) - b) / (4 * n)
    numerator = x - y - n * d
    with np.errstate(all="ignore"):
        return np.where(np.abs(numerator) < 1e-12, 0, numerator / np.sqrt(n * (2 * q + d * (1 - d))))

def pvalue(first, second, n, d, g):
    x, y = np.meshgrid(np.arange(n + 1), np.arange(n + 1), indexing="ij")
    kept = (x + y <= n) & (score(x, y, n, d) >= score(np.float64(second), np.float64(first), n, d) - 1e-9)
    x, y, t = x[kept], y[kept], first + second
    low = beta.ppf(g / 2, t, n - t + 1) if g > 0 and t > 0 else 0.0
    high = beta.isf(g / 2, t + 1, n - t) if g > 0 and t < n else 1.0
    low = max(low, abs(d))
    if high < low:
        return g if d < 0 else binom.pmf(x + y, n, high)[y == 0].sum() + g
    best, start, end = 0, 0, np.pi / 2
    for _ in range(4):
        angles = np.linspace(start, end, 400)
        thetas = np.minimum(1, low + (high - low) * np.sin(angles) ** 2)
        shares = [0.5 if theta == 0 else min(1, max(0, 0.5 + d / (2 * theta))) for theta in thetas]
        values = [(binom.pmf(x + y, n, a) * binom.pmf(x, x + y, s)).sum() for a, s in zip(thetas, shares)]
        i, step = int(np.argmax(values)), angles[1] - angles[0]
        best, start, end = max(best, values[i]), max(0, angles[i] - step), min(np.pi / 2, angles[i] + step)
    return min(1, best + g)

if __name__ == "__main__":
    print("onlyFirst,onlySecond,total,bound,supremum,pValue")
    for b, c, n in [(0, 0, 20), (1, 3, 20), (0, 0, 72), (0, 0, 73), (3, 4, 50), (5, 2, 60), (2, 9, 60), (0, 3, 30),
                    (1, 0, 40), (6, 9, 40), (0, 8, 24), (12, 5, 50)]:
        for d in (-0.2, -0.05, -0.02, 0, 0.1):
            print(f"{b},{c},{n},{d},{pvalue(b, c, n, d, 0):.10g},{pvalue(b, c, n, d, 1e-6):.10g}")
