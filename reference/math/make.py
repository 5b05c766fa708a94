"""Writes distributions.json beside this file: values of special functions to 20 digits, by mpmath at 60 digits.

Every input is a double; mpmath takes it exactly as it is. The incomplete beta function is summed as a power series,
quantiles are found by bisection: none of it is the way the project computes them.
"""
import json
from pathlib import Path
from mpmath import mp, mpf, nstr, erfc, exp, sqrt, gamma, loggamma, log

mp.dps = 60
text = lambda x: nstr(x, 20)


def normal_cdf(x):
    return erfc(-x / sqrt(mpf(2))) / 2


def lower_series(x, y, a, b):
    """I_x(a, b) = x^a y^b / (a B(a, b)) * sum of (a+b)_n / (a+1)_n x^n, whose terms are all positive."""
    term = total = mpf(1)
    n = 0
    while term > total * mpf(10) ** -55 or (a + b + n) * x > a + 1 + n:
        term *= (a + b + n) * x / (a + 1 + n)
        total += term
        n += 1
    log_beta = loggamma(a) + loggamma(b) - loggamma(a + b)
    return exp(a * log(x) + b * log(y) - log_beta) * total / a


def share(x, a, b):
    """Regularised incomplete beta function, from the side with the smaller argument."""
    return lower_series(x, 1 - x, a, b) if x <= 0.5 else 1 - lower_series(1 - x, x, b, a)


def t_lower(t, df):
    """P(T <= t) for t < 0."""
    x, y = df / (df + t * t), t * t / (df + t * t)
    half = mpf(1) / 2
    inside = lower_series(x, y, df / 2, half) if x <= half else 1 - lower_series(y, x, half, df / 2)
    return inside / 2


def bisect(f, low, high):
    """Root of an increasing f, to the last of 40 digits."""
    while (high - low) > abs(high) * mpf(10) ** -40:
        middle = (low + high) / 2
        if f(middle) < 0:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def t_quantile(p, df):
    target = min(mpf(p), 1 - mpf(p))
    low = mpf(-1)
    while t_lower(low, df) > target:
        low *= 4
    high = low / 4 if low < -1 else mpf(0)
    root = bisect(lambda t: t_lower(t, df) - target, low, high)
    return root if p < 0.5 else -root


def beta_quantile(p, a, b):
    low = mpf(10) ** -60
    return bisect(lambda x: share(x, a, b) - p, low, 1 - low)


values = {
    "normalCdf": [[x, text(normal_cdf(mpf(x)))] for x in
        [-37.5, -30, -12.25, -8, -5.7, -5.6, -3, -1.959963984540054, -1, -0.67, -0.6, -0.1, -1e-10, 0.3, 0.66, 1, 2.5, 5, 8]],
    "normalQuantile": [[p, text(bisect(lambda x: normal_cdf(x) - mpf(p), mpf(-40), mpf(10)))] for p in
        [1e-300, 1e-100, 1e-20, 1e-10, 1e-5, 0.001, 0.025, 0.05, 0.074, 0.076, 0.25, 0.4, 0.499, 0.6, 0.9, 0.975, 0.999, 1 - 2**-40]],
    "gamma": [[z, text(gamma(mpf(z)))] for z in [1e-8, 0.1, 0.5, 1.5, 3.75, 9.9, 15.5, 16.5, 25, 42.25, 100.5, 171.5, -0.5, -3.3]],
    "logGamma": [[z, text(loggamma(mpf(z)))] for z in [1e-10, 0.1, 0.5, 1.25, 1.999, 2.001, 3.5, 12, 16, 100, 1e4, 1e10, 1e100]],
    "logBeta": [[a, b, text(loggamma(mpf(a)) + loggamma(mpf(b)) - loggamma(mpf(a) + mpf(b)))] for a, b in
        [(0.5, 0.5), (1e-5, 3), (2.5, 7), (20, 30), (500, 0.5), (1e6, 0.5), (1e6, 1e6), (3, 1e9)]],
    "regularisedBeta": [[x, a, b, text(share(mpf(x), mpf(a), mpf(b)))] for x, a, b in
        [(0.1, 0.5, 0.5), (0.5, 2, 3), (0.9, 10, 0.3), (0.01, 5, 50), (0.3, 6, 21), (0.999, 2, 2), (0.25, 300, 700),
         (0.3, 300, 700), (1e-10, 0.5, 4), (0.4999, 1e4, 1e4), (0.75, 1, 1)]],
    "inverseRegularisedBeta": [[p, a, b, text(beta_quantile(mpf(p), mpf(a), mpf(b)))] for p, a, b in
        [(0.025, 6, 21), (0.975, 7, 20), (0.025, 1, 6), (0.5, 0.5, 0.5), (1e-10, 3, 4), (0.3, 100, 0.5), (0.9, 0.2, 5),
         (0.05, 1000, 3000), (0.999, 30, 2)]],
    "studentTQuantile": [[p, df, text(t_quantile(p, mpf(df)))] for df in [0.5, 1, 2, 3, 4.7, 10, 30, 200, 12345.6, 3e6]
        for p in [1e-12, 0.0005, 0.025, 0.05, 0.2, 0.3, 0.49, 0.4999, 0.6, 0.95, 0.975, 0.9995]],
}
out = Path(__file__).with_name("distributions.json")
out.write_text("{\n" + ",\n".join(
    f'  "{name}": [\n' + ",\n".join(f"    {json.dumps(row)}" for row in rows) + "\n  ]" for name, rows in values.items()) + "\n}\n")
