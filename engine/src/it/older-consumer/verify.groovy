import groovy.xml.XmlSlurper

def suite = new XmlSlurper().parse(new File(basedir, 'target/surefire-reports/TEST-com.acme.FollowsValuesTest.xml'))
assert suite.testcase.collect { it.@name.text().replaceAll(/ \[\d+]$/, '') }.toSet() == [
    'inFinance: finance · 4 shots', 'inFinance: DVGR ≥ 0.05', 'inFinance: read, answered, not refused',
    'inLegal: legal · 4 shots', 'inLegal: DVGR ≥ 0.05', 'inLegal: read, answered, not refused'].toSet()
assert suite.@failures.text() == '0' && suite.@errors.text() == '0' && suite.@skipped.text() == '0'
return true
