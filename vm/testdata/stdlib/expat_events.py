import pyexpat
def run(doc, ns=None, chunks=None, **attrs):
    out=[]
    p=pyexpat.ParserCreate(namespace_separator=ns)
    for k,v in attrs.items(): setattr(p,k,v)
    for h in dir(p):
        if h.endswith('Handler') and h not in ('DefaultHandler','DefaultHandlerExpand','NotStandaloneHandler','ExternalEntityRefHandler') and not (attrs.get('nodef')):
            setattr(p,h,lambda *a,h=h: out.append((h[:-7],)+a+((p.CurrentLineNumber,p.CurrentColumnNumber,p.CurrentByteIndex),)))
    try:
        if chunks:
            for i in range(0,len(doc),chunks): p.Parse(doc[i:i+chunks],False)
            r=p.Parse(doc[:0],True)
        else: r=p.Parse(doc,True)
    except pyexpat.ExpatError as e: r=(str(e),e.code,e.lineno,e.offset,p.ErrorCode,p.ErrorByteIndex)
    return out,r
docs=['<a/>','<a>text</a>','<a b="1" c=\'2\'>x<b/>y</a>','<?xml version="1.0"?>\n<a>\n x &lt;&amp;&#65;&#x42;\r\nz</a>\n','<?xml version="1.0" encoding="utf-8" standalone="yes"?><a/>','<!-- c --><a><!--d--><?pi data here?><![CDATA[<raw>&]]></a><!--e-->','<a>é\u20ac𝄞</a>','<!DOCTYPE r [<!ENTITY e "ent <b>x</b>"><!ELEMENT r (a,b*)><!ATTLIST r k CDATA "def" i ID #IMPLIED><!NOTATION n SYSTEM "u"><!ENTITY u SYSTEM "f" NDATA n>]><r>&e;</r>','<!DOCTYPE r PUBLIC "pub" "sys"><r/>','<!DOCTYPE r SYSTEM "sys"><r>&unk;</r>',
 '','  ','x','<a>','<a','<a></b>','<a/><b/>','<a/>x','<a b=1/>','<a b="1" b="2"/>','<a b="<"/>','<a>&unk;</a>','<a>&#0;</a>','<a>&#xffffff;</a>','<a>]]></a>','<a><!-- -- --></a>','<a>\x01</a>','<1a/>','<a><![CDATA[x</a>','<?xml version="1.0"?','\n<?xml version="1.0"?><a/>','<a><?xml ?></a>','<a>&','<a>& </a>','<a b="&x;"/>','<!DOCTYPE a [<!ENTITY x "&x;">]><a>&x;</a>','<!DOCTYPE a [<!ENTITY x "<b>">]><a>&x;</a>','<a xmlns="u" xmlns:p="v" p:k="1" k="2"><p:b/></a>','<p:a/>','<a xmlns:p=""/>','<a xmlns:xml="x"/>','<a p:k="1" xmlns:p="v" xmlns:q="v" q:k="2"/>','</a>','<a','<a b','<a b="x','<a>x</a','<!DOCTYPE','<!DOCTYPE a','<!DOCTYPE a [','<!x>','<a <','<a/','<?','<!','<!-','<a>\ufffe</a>','<a b="x\ny\tz  w"/>','<a b="&lt;&#10;"/>','<a  b = "x" ></a >','<?xml version="1.0" encoding="nope"?><a/>','<?xml version="2.0"?><a/>','<?xml encoding="utf-8"?><a/>','<a>\r\r\n\n</a>','<a>x]]y]</a>']
for d in docs:
    for ns in (None,'}'): print(repr(d),ns,run(d,ns))
    print('   chunks',run(d,None,1)==run(d,None) if not any(x in d for x in ('&', 'DOCT', 'CDATA', '>t', '>x', 'é')) else '')
for b in (b'<a>\xff</a>','<a>é</a>'.encode('utf-16'),'<?xml version="1.0" encoding="iso-8859-1"?><a>é</a>'.encode('latin-1'),'<?xml version="1.0" encoding="cp1251"?><a>ж</a>'.encode('cp1251'),b'\xef\xbb\xbf<a/>',b'<a>\xc3',b'<?xml version="1.0" encoding="us-ascii"?><a>\xc3</a>'): print(b,run(b))
print(run('<a>one\ntwo</a>',buffer_text=True)); print(run('<a k="1" j="2"/>',ordered_attributes=True)); print(run('<!DOCTYPE a [<!ATTLIST a k CDATA "d">]><a/>',specified_attributes=True)); print(run('<p:a xmlns:p="u" p:x="1"/>','}',namespace_prefixes=True))
