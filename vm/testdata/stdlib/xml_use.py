import io, plistlib, xml.dom.minidom, xml.etree.ElementTree as ET, xml.sax, xml.sax.handler, xml.sax.saxutils, xmlrpc.client, datetime
def show(f, *a, **k):
    try: print(f(*a, **k))
    except Exception as e: print(type(e).__name__, e)
doc = '''<?xml version="1.0"?>
<!-- top -->
<catalog xmlns:x="urn:x" n="1">
  <book id="b1" x:lang="en"><title>One &amp; two</title><price>10.5</price></book>
  <book id="b2"><title>Zwei<i>kursiv</i>rest</title><price>20</price><!-- c --></book>
  <x:extra/><?pi some data?>
  <raw><![CDATA[<not> & parsed]]></raw>
</catalog>'''
root = ET.fromstring(doc)
print(root.tag, root.attrib, [c.tag for c in root], root.find('book').get('{urn:x}lang'))
print([b.findtext('title') for b in root.iter('book')], [float(p.text) for p in root.findall('.//price')], root.find("book[@id='b2']/title/i").tail, root.findtext('raw'))
print(ET.tostring(root).decode()); print(ET.tostring(root, encoding='utf-8', xml_declaration=True, short_empty_elements=False)[:60])
el = ET.Element('a', k='v<"&'); ET.SubElement(el, 'b').text = 'x & y < z'; el.append(ET.Comment('hi')); el.append(ET.PI('t', 'd')); ET.indent(el); print(ET.tostring(el, 'unicode'))
tree = ET.parse(io.StringIO(doc)); out = io.BytesIO(); tree.write(out, 'utf-8'); print(len(out.getvalue()), tree.getroot().tag)
for ev, e in ET.iterparse(io.BytesIO(doc.encode()), ('start', 'end', 'start-ns', 'end-ns', 'comment', 'pi')): print(ev, getattr(e, 'tag', e) if ev not in ('comment', 'pi') else e.text, end='; ')
print()
p = ET.XMLPullParser(['end'])
for i in range(0, len(doc), 40): p.feed(doc[i:i + 40]); print([e.tag for _, e in p.read_events()], end=' ')
p.close(); print()
for bad in ('', '<a>', '<a></b>', '<a>&u;</a>', '<a b="1" b="2"/>', 'x', '<a/><b/>'):
    try: ET.fromstring(bad)
    except ET.ParseError as e: print(e, e.code, e.position)
print(ET.canonicalize('<a  z="1" b="2"><!--c--><b/></a>'))
class Target:
    def start(self, tag, attrib): print('start', tag, attrib)
    def end(self, tag): print('end', tag)
    def data(self, data): print('data', repr(data))
    def doctype(self, *a): print('doctype', a)
    def comment(self, c): print('comment', c)
    def close(self): return 'closed'
parser = ET.XMLParser(target=Target()); parser.feed('<!DOCTYPE a PUBLIC "p" "s"><a k="1">t<!--c--></a>'); print(parser.close())
print(ET.fromstring('<!DOCTYPE a [<!ENTITY e "expanded">]><a>&e;</a>').text)
d = xml.dom.minidom.parseString(doc)
print(d.documentElement.tagName, [n.nodeName for n in d.documentElement.childNodes if n.nodeType == 1], d.getElementsByTagName('title')[0].firstChild.data)
print(d.toprettyxml(indent=' ')[:200]); d.documentElement.setAttribute('new', '<'); print(d.documentElement.getAttribute('new'), d.toxml()[-60:])
d2 = xml.dom.minidom.parseString('<!DOCTYPE r [<!ATTLIST r a CDATA "d"><!ENTITY e "v">]><r>&e;</r>'); print(d2.toxml(), d2.doctype.name, d2.documentElement.getAttribute('a'))
show(xml.dom.minidom.parseString, '<a>')
class H(xml.sax.handler.ContentHandler):
    def startElement(self, n, a): print('sax', n, dict(a), self._locator.getLineNumber())
    def endElement(self, n): print('/sax', n)
    def characters(self, c): print('chars', repr(c))
xml.sax.parseString('<r a="1"><c>t</c></r>', H())
show(xml.sax.parseString, '<r>', H())
print(xml.sax.saxutils.escape('<&>'), xml.sax.saxutils.quoteattr('a"b'), xml.sax.saxutils.unescape('&lt;'))
data = {'s': 'text', 'n': 42, 'f': 1.5, 'b': True, 'l': [1, 'two', {'three': 3}], 'd': datetime.datetime(2020, 1, 2, 3, 4, 5), 'raw': b'\0\1\2'}
x = plistlib.dumps(data); print(x.decode()); print(plistlib.loads(x) == data, plistlib.loads(plistlib.dumps(data, fmt=plistlib.FMT_BINARY)) == data)
show(plistlib.loads, b'<plist><dict><key>a</key></dict></plist>')
r = xmlrpc.client.dumps((1, 'a', [True, 2.5, None], {'k': 'v'}), 'method', allow_none=True); print(r); print(xmlrpc.client.loads(r))
show(xmlrpc.client.loads, xmlrpc.client.dumps(xmlrpc.client.Fault(4, 'oops')))
