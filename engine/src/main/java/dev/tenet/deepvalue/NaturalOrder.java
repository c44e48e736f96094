package dev.tenet.deepvalue;

import java.util.Comparator;

/**
 * Natural sort order: numbers within names compare by value, so {@code ward 4} comes before {@code ward 20}. Consistent
 * with equals.
 */
final class NaturalOrder implements Comparator<String> {

    @Override
    public int compare(String one, String other) {
        int i = 0;
        int j = 0;
        while (i < one.length() && j < other.length()) {
            int order;
            if (isDigit(one.charAt(i)) && isDigit(other.charAt(j))) {
                int end = endOfDigits(one, i);
                int otherEnd = endOfDigits(other, j);
                order = compareNumbers(one.substring(i, end), other.substring(j, otherEnd));
                i = end;
                j = otherEnd;
            } else {
                order = Character.compare(one.charAt(i++), other.charAt(j++));
            }
            if (order != 0) {
                return order;
            }
        }
        int rest = Integer.compare(one.length() - i, other.length() - j);
        return rest != 0 ? rest : one.compareTo(other);
    }

    private static boolean isDigit(char letter) {
        return letter >= '0' && letter <= '9';
    }

    private static int endOfDigits(String name, int start) {
        int end = start;
        while (end < name.length() && isDigit(name.charAt(end))) {
            end++;
        }
        return end;
    }

    /** Compares numbers of any length: without leading zeros, fewer digits means smaller. */
    private static int compareNumbers(String one, String other) {
        String digits = withoutLeadingZeros(one);
        String otherDigits = withoutLeadingZeros(other);
        int length = Integer.compare(digits.length(), otherDigits.length());
        return length != 0 ? length : digits.compareTo(otherDigits);
    }

    private static String withoutLeadingZeros(String digits) {
        int start = 0;
        while (start < digits.length() - 1 && digits.charAt(start) == '0') {
            start++;
        }
        return digits.substring(start);
    }
}
