package dev.tenet.samples;

import org.junit.platform.suite.api.ExcludeTags;
import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.IncludeEngines;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/**
 * All specs as one suite, for runners that know only Jupiter and suites, such as Visual Studio Code. Surefire does not find a
 * class with this name, so a build runs each spec once.
 */
@Suite
@IncludeEngines("tenet")
@SelectPackages("dev.tenet.samples")
@IncludeClassNamePatterns(".*Test")
@ExcludeTags("refuted")
class ValueSpecs {}
