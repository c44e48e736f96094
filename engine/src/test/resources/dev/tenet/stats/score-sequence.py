# Writes score-sequence.csv. Python 3.11, numpy, scipy 1.17.1.
# Every candidate of a grid is tried, so that nothing depends on bisection; then the ends are refined on finer grids.
import random
import numpy as np
from scipy.stats import binom

K = 8 * 2.0 ** (-np.arange(24) / 2)
R = K / np.sqrt(0.2)
W = R / (1 + R**2)
W /= W.sum()
MOST = 0.999


def ever_rejected(xs, ms, planned, population, star_share):
    """By the gamblers who bet that the mean is above each of ms (a vector)."""
    bound, target = 40, 40 * (1 + 1e-9) * 1.5
    mix, star = np.tile(W, (len(ms), 1)), np.ones(len(ms))
    out, s, sq = np.zeros(len(ms), bool), 0.0, 0.0
    for t, x in enumerate(xs):
        m = ms if population is None else (population * ms - s) / (population - t)
        if population is not None:
            out |= s + x > population * ms + 1e-9
        on = (m > 1e-12) & (m < 1) & ~out
        m = np.where(on, m, 0.5)
        c = np.minimum(K * np.sqrt(m / (1 - m))[:, None], MOST)
        mix = np.where(on[:, None], mix * (1 - c + c * x / m[:, None]), mix)
        if star_share:
            var = np.minimum(m * (1 - m), (m * (1 - m) + sq) / (1 + t))
            bet = np.sqrt(2 * np.log(np.maximum(target / star, 1)) / ((planned - t) * var))
            bet = np.minimum.reduce([bet, np.maximum(target / star - 1, 0) / (1 - m), MOST / m])
            star = np.where(on, star * (1 + bet * (x - m)), star)
        out |= on & ((1 - star_share) * mix.sum(1) + star_share * star >= bound)
        s += x
        sq += (x - (0.5 + s) / (t + 2)) ** 2
    return out


def one_look(xs, ms, planned):
    n, err = len(xs), 0.025
    p = np.ones(1)
    for x in xs:
        p = np.convolve(p, [1 - x, x])
    tail = np.append(p[::-1].cumsum()[::-1], [0, 0])
    k = np.maximum(binom.isf(err / 2, n, ms) + 1, np.ceil(n * ms + 1)).astype(int)
    e = 0.5 * tail[np.minimum(k, n + 1)] / (err / 2)
    for times, w in [(1.5, 0.3), (4, 0.1), (1e6, 0.1)]:
        c = np.minimum(0.99, times * np.sqrt(2 * np.log(1 / err) / planned) * np.sqrt(ms / (1 - ms)))
        e = e + w * np.exp(np.log1p(c * (xs[:, None] / ms - 1)).sum(0))
    return e >= 1 / err


def low(rejected):
    a, b = 0.0, 1.0
    for _ in range(6):
        ms = a + (b - a) * np.arange(1, 100) / 100
        r = rejected(ms)
        assert not (np.diff(r.astype(int)) > 0).any()  # monotone
        i = int(r.sum())
        a, b = (ms[i - 1] if i else a), (ms[i] if i < 99 else b)
    return (a + b) / 2 if a > 0 else 0.0


random.seed(16)
series = {
    "ones": [1.0] * 20,
    "zeros": [0.0] * 40,
    "one": [0.7],
    "same": [0.5] * 50,
    "binary": [float(random.random() < 0.35) for _ in range(100)],
    "graded": [random.choice([0, 0.25, 0.5, 0.75, 1]) for _ in range(150)],
    "beta": [round(random.betavariate(0.35, 0.65), 3) for _ in range(100)],
    "rare": [round(random.random(), 2) if random.random() < 0.05 else 0.0 for _ in range(300)],
}
print("looks,planned,population,scores,low,high")
for name, xs in series.items():
    x = np.array(xs)
    n = len(x)
    for looks, planned, pop in [("OPEN", n, 0), ("EARLY", n, 0), ("EARLY", 2 * n, 0), ("FIXED", n, 0), ("EARLY", n, n + n // 4 + 1)]:
        f = lambda y: low(
            (lambda ms: one_look(y, ms, planned))
            if looks == "FIXED"
            else (lambda ms: ever_rejected(y, ms, planned, pop or None, 2 / 3 if looks == "EARLY" else 0))
        )
        lo, hi = f(x), 1 - f(1 - x)
        if pop:
            lo, hi = max(lo, x.sum() / pop), min(hi, (x.sum() + pop - n) / pop)
        print(f"{looks},{planned},{pop},{' '.join(map(str, xs))},{lo:.10f},{hi:.10f}")
