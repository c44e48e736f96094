// What three versions of Surefire make of a spec that would pass when it is run again.
import groovy.xml.XmlSlurper

['3.2.5', '3.6.1'].each { version ->
    def suite = new XmlSlurper().parse(new File(basedir, "target/reports-$version/TEST-com.acme.LuckTest.xml"))
    def cases = suite.testcase.collect { it }
    def names = cases.collect { it.@name.text() }
    assert names.size() == names.toSet().size() : "$version: names are not distinct: $names"
    assert names.any { it ==~ /dependsOnLuck: dvgr-at-least \[\d+]/ } : "$version: $names"
    def health = cases.find { it.@name.text().startsWith('dependsOnLuck: health [') }
    assert health.failure.size() == 1 : "$version: health is no failure"
    assert health.flakyFailure.size() == 0 && health.flakyError.size() == 0 : "$version: health is called flaky"
    // The first run, and two reruns that report the same verdict.
    assert health.rerunFailure.size() == 2 : "$version: ${health.rerunFailure.size()} reruns"
    assert health.rerunFailure[0].text().contains('a rerun draws no new sample')
}

def console = new File(basedir, 'build.log').getText('UTF-8')
assert console.contains('JUnit Platform launcher that is too old; expected version 1.12 or later')
assert !console.contains('BUILD SUCCESS')

def canceled = new XmlSlurper().parse(new File(basedir, 'target/reports-canceled/TEST-com.acme.ManySpecsTest.xml'))
def outcome = { String name ->
    def found = canceled.testcase.find { it.@name.text().startsWith(name) }
    found.failure.size() ? 'failure' : found.error.size() ? 'error' : found.skipped.size() ? 'skipped' : 'success'
}
assert outcome('aIsRefuted: dvgr-at-least [') == 'failure'
// The spec was asked, so that its claims are judged and not skipped.
assert outcome('aIsRefuted: health [') == 'success'
assert outcome('bIsNotAsked') == 'skipped'
return true
