import groovy.xml.XmlSlurper

def suite = new XmlSlurper().parse(new File(basedir, 'target/surefire-reports/TEST-com.acme.FollowsValuesTest.xml'))
assert suite.testcase.collect { it.@name.text().replaceAll(/ \[\d+]$/, '') }.toSet() == [
    'inFinance: DVGR ≥ 0.05', 'inFinance: response health',
    'inLegal: DVGR ≥ 0.05', 'inLegal: response health'].toSet()
assert suite.@failures.text() == '0' && suite.@errors.text() == '0' && suite.@skipped.text() == '0'
return true
