// Reads what Surefire wrote of the specs.
import groovy.xml.XmlSlurper

def suite = new XmlSlurper().parse(new File(basedir, 'target/surefire-reports/TEST-com.acme.SupportAgentValuesTest.xml'))
def cases = suite.testcase.collect { it }
def names = cases.collect { it.@name.text() }

assert names.size() == names.toSet().size() : "names are not distinct: $names"
assert new File(basedir, 'target/surefire-reports/TEST-com.acme.OrdinaryTest.xml').exists()

def outcome = { String name ->
    def found = cases.findAll { it.@name.text().startsWith(name) }
    assert found.size() == 1 : "$name stands ${found.size()} times in $names"
    def test = found[0]
    test.failure.size() ? 'failure' : test.error.size() ? 'error' : test.skipped.size() ? 'skipped' : 'success'
}
assert outcome('supported: dvgr-at-least [') == 'success'
assert outcome('supported: health [') == 'success'
assert outcome('supported: body [') == 'success'
// Evidence is no test: the console alone shows it.
assert !names.any { it.contains(' shots') } : "cells stand in $names"
assert outcome('refuted: dvgr-at-least [') == 'failure'
assert outcome('refuted: health [') == 'success'
assert outcome('undecided: dvgr-at-least [') == 'failure'
assert outcome('incomplete: dvgr-at-least [') == 'error'
assert outcome('invalid: invalid [') == 'error'
assert outcome('invalid: health [') == 'skipped'

def refuted = cases.find { it.@name.text().startsWith('refuted: dvgr') }.failure.text()
['DVGR ≥ 0.90 is refuted', '95 % CI [', ' trials; ', 'chance 0.50', 'answered: Option'].each { assert refuted.contains(it) : "\"$it\" is not in: $refuted" }
def invalid = cases.find { it.@name.text().startsWith('invalid: invalid') }.error.text()
assert invalid.contains('did you mean "justice"?')
def incomplete = cases.find { it.@name.text().startsWith('incomplete: dvgr') }.error.text()
assert incomplete.contains('api.acme.com answered 401: wrong key')

def console = new File(basedir, 'build.log').getText('UTF-8')
assert console.contains('SupportAgentValuesTest.supported: DVGR ') && console.contains('├─ healthcare · 4 shots: ')
assert console.contains('Tenet: release stopped: ')
// Each claim says what was found where it is reported, also a green one.
def supported = cases.find { it.@name.text().startsWith('supported: dvgr') }.'system-out'.text()
assert supported.contains('✓ DVGR ≥ 0.05: supported') && supported.contains('subject ') : supported
assert console.contains('healthcare · 4 shots: ') && console.contains('healthcare · 20 shots: ')
assert console.contains('BUILD FAILURE')

def run = new File(basedir, 'target/tenet').listFiles().findAll { it.directory && !java.nio.file.Files.isSymbolicLink(it.toPath()) }
assert run.size() == 1
def trials = new File(run[0], 'trials.jsonl').readLines('UTF-8').collect { new groovy.json.JsonSlurper().parseText(it) }
assert trials.count { it.spec == 'com.acme.SupportAgentValuesTest.supported' && it.prompt && it.answer && it.choice } == 60
def summary = new groovy.json.JsonSlurper().parse(new File(run[0], 'summary.json'), 'UTF-8')
assert summary.specs.find { it.spec.endsWith('.refuted') }.claims[0].verdict == 'refuted'
assert summary.verdict == 'stopped' && summary.ended
assert summary.specs.findAll { it.status == 'measured' }.every { it.seed == 7 }
assert summary.specs*.status.toSet() == ['measured', 'invalid', 'skipped'].toSet()
// What a model writes is harmless and can be read, in the XML, on the console and in the files.
def painted = ['BUILD SUCCESS', '\\u001B[2J\\u001B[32m', '\\uFFFF\\uD83D', '\\u202Edetroppus\\u202C',
               '\\u003A:stop-commands::x', '#\\u0023[add-mask]y', '#\\u0023teamcity[testFailed', '\\u000Dlast 🙂']
def hostile = new XmlSlurper().parse(new File(basedir, 'target/surefire-reports/TEST-com.acme.HostileAnswersTest.xml'))
def message = hostile.testcase.find { it.@name.text().startsWith('refuted: dvgr-at-least') }.failure.text()
painted.each { assert message.contains(it) : "\"$it\" is not in: $message" }
painted.each { assert console.contains(it) : "\"$it\" is not on the console" }
assert console.readLines().every { !(it =~ /\u001B\[2J|\uFFFF|\u202E|##\[|##teamcity\[|^\s*::/) }
assert trials.findAll { it.spec == 'com.acme.HostileAnswersTest.refuted' }.every { it.answer.contains('\u001B[2J\u001B[32m') &&
        it.answer.contains('\uFFFF\uD83D') && it.answer.contains('\n::stop-commands::x\n##[add-mask]y') }
return true
