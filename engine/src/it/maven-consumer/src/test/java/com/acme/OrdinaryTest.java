package com.acme;

import org.junit.jupiter.api.Test;

/** Jupiter's tests run beside the specs. */
class OrdinaryTest {

    @Test
    void passes() {}
}
