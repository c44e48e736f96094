# Makes wild-bootstrap.csv: Python 3.11.7, numpy 2.4.6; every vector of weights by brute force on the scores themselves.
import itertools, numpy as np
rng = np.random.default_rng(5)
RADEMACHER, WEBB = [-1, 1], [s * np.sqrt(w) for w in (.5, 1, 1.5) for s in (-1, 1)]
def t2(y, g, m):
    n, mean = len(y), y.mean()
    v = sum((y[g == k] - mean).sum() ** 2 / (1 - (g == k).sum() / n) for k in np.unique(g)) / n**2
    return (mean - m) ** 2 / v if v > 1e-28 else (0 if abs(mean - m) < 1e-14 else np.inf)
print("weights,scores,clusters,hypothesized,p")
for name, values, G in (("RADEMACHER", RADEMACHER, 6), ("RADEMACHER", RADEMACHER, 9), ("RADEMACHER", RADEMACHER, 11), ("WEBB", WEBB, 4), ("WEBB", WEBB, 5)):
    g = np.repeat(np.arange(G), rng.integers(1, 5, G))
    share = rng.beta(.8, 1.2, G)[g]
    y = rng.binomial(4, share) / 4
    for m in (.1, .25, .6):
        observed = t2(y, g, m)
        ps = [t2(m + np.array(w)[g] * (y - m), g, m) >= observed * (1 - 1e-9) for w in itertools.product(values, repeat=G)]
        print(name, " ".join(map(repr, map(float, y))), " ".join(map(str, g)), m, repr(float(np.mean(ps))), sep=",")
