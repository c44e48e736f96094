# Writes share-design.csv. Python 3.11, numpy, scipy 1.17.1.
# Dynamic programming over all counts, whether they can still occur or not; every count is looked at.
import numpy as np
from scipy.special import betaln
from scipy.stats import beta

ERROR = 0.025


def log_evidence(d, n, t):
    a, b = 4 * t, 4 * (1 - t)
    above = beta.logsf(t, a + d, b + n - d) - beta.logsf(t, a, b)
    return betaln(a + d, b + n - d) - betaln(a, b) + above - d * np.log(t) - (n - d) * np.log1p(-t)


def exact(planned, t, error):
    d = np.arange(planned + 1)
    low = np.where(d > 0, beta.ppf(error, d, planned - d + 1), 0)
    high = np.where(d < planned, beta.isf(error, d + 1, planned - d), 1)
    return low > t, high < t


def runs(planned, t, truth, decides):
    running, above, below, trials = np.zeros(planned + 1), 0.0, 0.0, 0.0
    running[0] = 1
    for n in range(1, planned + 1):
        trials += running.sum()
        running = running * (1 - truth) + np.concatenate(([0], running[:-1])) * truth
        up, down = decides(np.arange(n + 1), n)
        above += running[: n + 1][up].sum()
        below += running[: n + 1][down].sum()
        running[: n + 1][up | down] = 0
    return above, below, trials


def early(planned, t, truth):
    end = exact(planned, t, ERROR / 2)

    def decides(d, n):
        up = log_evidence(d, n, t) >= np.log(2 / ERROR)
        down = log_evidence(n - d, n, 1 - t) >= np.log(2 / ERROR)
        return (up, down) if n < planned else (up | end[0], down | end[1])

    return runs(planned, t, truth, decides)


def fixed(planned, t, truth):
    up, down = exact(planned, t, ERROR)
    # What the end decides if all remaining trials fail, and if all succeed.
    return runs(planned, t, truth, lambda d, n: (up[d], down[d + planned - n]))


with open("share-design.csv", "w") as out:
    out.write("looks,planned,threshold,truth,above,below,trials\n")
    for looks, of in (("FIXED", fixed), ("EARLY", early)):
        for planned, t, truth in (
            [(n, 0.5, p) for n in (200, 400) for p in (0.3, 0.35, 0.4, 0.45, 0.5)]
            + [(90, 0.1, 0.25), (60, 0.8, 0.95), (60, 0.8, 0.7), (20, 0.25, 0.0), (12, 0.9, 1.0)]
        ):
            out.write(f"{looks},{planned},{t},{truth}," + ",".join(f"{x:.12g}" for x in of(planned, t, truth)) + "\n")
