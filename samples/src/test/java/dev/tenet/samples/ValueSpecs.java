package dev.tenet.samples;

import org.junit.platform.suite.api.ExcludeTags;
import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.IncludeEngines;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/**
 * All specs as one suite, for runners that show tests of engines they know only, such as Visual Studio Code. Surefire does
 * not find a class of this name, so that a build runs no spec twice.
 */
@Suite
@IncludeEngines("tenet")
@SelectPackages("dev.tenet.samples")
@IncludeClassNamePatterns(".*Test")
@ExcludeTags("refuted")
class ValueSpecs {}
