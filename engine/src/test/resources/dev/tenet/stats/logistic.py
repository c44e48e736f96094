# Makes logistic.csv: Python 3.11.7, statsmodels 0.15.0, numpy 2.4.6.
import numpy as np, statsmodels.api as sm
rng = np.random.default_rng(11)
print("context,shots,outcomes,clusters,terms,estimates,errors,z,p,log-likelihood")
for case in range(3):
    n, G = ((240, 40), (160, 25), (600, 50))[case]
    g = np.arange(n) % G
    c, s = rng.integers(0, 3 + case, n), rng.integers(0, 3, n)
    eta = -0.4 + 0.5 * c - 0.3 * s + rng.normal(0, 1, G)[g]
    y = (rng.random(n) < 1 / (1 + np.exp(-eta))).astype(int)
    names = ["(Intercept)"] + [f"context: c{k}" for k in range(1, 3 + case)] + [f"shots: s{k}" for k in (1, 2)]
    X = np.column_stack([np.ones(n)] + [c == k for k in range(1, 3 + case)] + [s == k for k in (1, 2)]).astype(float)
    fit = sm.Logit(y, X).fit(disp=0, tol=1e-14, maxiter=100, method="newton", cov_type="cluster", cov_kwds=dict(groups=g))
    glm = sm.GLM(y, X, family=sm.families.Binomial()).fit(tol=1e-14, cov_type="cluster", cov_kwds=dict(groups=g))
    assert np.abs(fit.bse - glm.bse).max() < 1e-8, (fit.bse, glm.bse)
    f = lambda a: " ".join(repr(float(v)) for v in a)
    print(" ".join(f"c{k}" for k in c), " ".join(f"s{k}" for k in s), " ".join(map(str, y)), " ".join(map(str, g)),
          "|".join(names), f(fit.params), f(fit.bse), f(fit.tvalues), f(fit.pvalues), repr(float(fit.llf)), sep=",")
