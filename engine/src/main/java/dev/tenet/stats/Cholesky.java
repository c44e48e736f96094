package dev.tenet.stats;

import java.util.Optional;

/** The Cholesky decomposition L Lᵀ of a small symmetric matrix. */
final class Cholesky {

    // Relative to the diagonal: what remains of a column that depends on those before it.
    private static final double SINGULAR = 1e-10;

    private final double[][] lower;

    private Cholesky(double[][] lower) {
        this.lower = lower;
    }

    /** The decomposition; empty if the matrix is not positive definite. */
    static Optional<Cholesky> of(double[][] matrix) {
        double[][] lower = new double[matrix.length][matrix.length];
        return decompose(matrix, lower) == matrix.length ? Optional.of(new Cholesky(lower)) : Optional.empty();
    }

    /** The first column that depends on those before it; the number of columns if there is none. */
    static int firstDependent(double[][] matrix) {
        return decompose(matrix, new double[matrix.length][matrix.length]);
    }

    private static int decompose(double[][] matrix, double[][] lower) {
        for (int j = 0; j < matrix.length; j++) {
            double pivot = rest(matrix, lower, j, j);
            if (!(pivot > SINGULAR * matrix[j][j])) {
                return j;
            }
            lower[j][j] = Math.sqrt(pivot);
            for (int i = j + 1; i < matrix.length; i++) {
                lower[i][j] = rest(matrix, lower, i, j) / lower[j][j];
            }
        }
        return matrix.length;
    }

    private static double rest(double[][] matrix, double[][] lower, int i, int j) {
        double rest = matrix[i][j];
        for (int k = 0; k < j; k++) {
            rest -= lower[i][k] * lower[j][k];
        }
        return rest;
    }

    /** The solution x of L Lᵀ x = b. */
    double[] solve(double[] b) {
        double[] x = b.clone();
        for (int i = 0; i < x.length; i++) {
            for (int k = 0; k < i; k++) {
                x[i] -= lower[i][k] * x[k];
            }
            x[i] /= lower[i][i];
        }
        for (int i = x.length - 1; i >= 0; i--) {
            for (int k = i + 1; k < x.length; k++) {
                x[i] -= lower[k][i] * x[k];
            }
            x[i] /= lower[i][i];
        }
        return x;
    }
}
