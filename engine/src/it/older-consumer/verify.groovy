import groovy.xml.XmlSlurper

def suite = new XmlSlurper().parse(new File(basedir, 'target/surefire-reports/TEST-com.acme.FollowsValuesTest.xml'))
assert suite.testcase.collect { it.@name.text().replaceAll(/ \[\d+]$/, '') }.toSet() == [
    'inFinance: dvgr-at-least', 'inFinance: health',
    'inLegal: dvgr-at-least', 'inLegal: health'].toSet()
assert suite.@failures.text() == '0' && suite.@errors.text() == '0' && suite.@skipped.text() == '0'
return true
