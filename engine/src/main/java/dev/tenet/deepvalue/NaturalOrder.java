package dev.tenet.deepvalue;

import java.util.Comparator;

/**
 * The order of names in which people look for them: {@code ward 4} before {@code ward 20}, whatever the number of digits.
 * Names that differ are never equal.
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

    /** Of two numbers without leading zeros the one with fewer digits is the smaller. */
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
