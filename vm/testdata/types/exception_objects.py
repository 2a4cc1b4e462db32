# Constructors, texts and attributes of built-in exceptions, and groups.
import re


def show(text, *more):
    print(re.sub(r"0x[0-9a-f]+", "0x...", " ".join([text, *map(str, more)])))


def value(source):
    try:
        show(source, "->", repr(eval(source)))
    except BaseException as e:
        show(source, "!!", type(e).__name__, e)


def run(source):
    try:
        exec(source, globals())
        show(source, "ok")
    except BaseException as e:
        show(source, "!!", type(e).__name__, e)


value("BaseException.__text_signature__"); value("sorted(BaseException.__dict__)"); value("sorted(OSError.__dict__)"); value("sorted(SyntaxError.__dict__)"); value("sorted(ImportError.__dict__)"); value("sorted(BaseExceptionGroup.__dict__)");value("sorted(StopIteration.__dict__)"); value("sorted(AttributeError.__dict__)");  value("sorted(NameError.__dict__)"); value("sorted(KeyError.__dict__)"); value("sorted(SystemExit.__dict__)")
for s in ["Exception(a=1)","OSError()","OSError(2)","OSError(2,'x')","OSError(2,'x','f')","OSError(2,'x','f',None,'g')","str(OSError(2,'x','f',None,'g'))","str(OSError(2,'x','f'))","str(OSError(2,'x'))","str(OSError(1,2,3,4,5,6))","OSError(2,'x','f').args","OSError(2,'x','f').filename","OSError(2,'x','f',None,'g').args","OSError(11,'x',5).characters_written","BlockingIOError(1,2,3).characters_written","BlockingIOError(1,2).characters_written","BlockingIOError(1,2,3).filename","OSError(a=1)","OSError(2,'x','f').__reduce__()","OSError(2,'x','f',None,'g').__reduce__()","OSError(2,'x').__reduce__()","FileNotFoundError(13,'x')","OSError('a','b')","type(OSError(13,'b')).__mro__","OSError.errno",
"SyntaxError('m',('f',1,2,'t'))","str(SyntaxError('m',('f',1,2,'t')))","str(SyntaxError('m',('/a/f',None,2,'t')))","str(SyntaxError('m',(None,3,2,'t')))","SyntaxError('m',('f',1,2,'t',4,5)).end_offset","SyntaxError('m',('f',1,2,'t',4))","SyntaxError('m',3)","SyntaxError('m',())","SyntaxError().msg","SyntaxError('m').msg","SyntaxError('m',('f',1,2,'t',4,5)).args","str(SyntaxError())","SyntaxError('a','b','c')","SyntaxError('m').print_file_and_line","SyntaxError('m',('f',1,2,'t',4,5,6))","SyntaxError('m',('f',1,2,'t',4,5,6))._metadata",
"ImportError('a',name='b',path='c')","ImportError('a',name='b').name","ImportError('a',b=3)","str(ImportError('a','b'))","ImportError('a','b').msg","ImportError('a').msg","ImportError('a',name='b').__reduce__()","ImportError().__reduce__()","str(ImportError(3))","ImportError('a',name_from='x').name_from","repr(ImportError('a',name='b',path='c'))","repr(ModuleNotFoundError('a',name='b'))",
"StopIteration(1,2).value","StopIteration().value","StopIteration(a=1)","SystemExit(1,2).code","SystemExit(1).code","SystemExit().code","KeyError('a')","str(KeyError('a'))","str(KeyError('a','b'))","str(KeyError())",
"AttributeError('a',name='b',obj=3).obj","AttributeError('a',name='b',obj=3).__reduce__()","AttributeError('a',name='b',obj=3).__getstate__()","AttributeError('a').__getstate__()","NameError('a',name='b').name","NameError('a',x='b')","NameError('a',name='b').__reduce__()",
"UnicodeDecodeError('ascii',b'abc',0,1,'r')","str(UnicodeDecodeError('ascii',b'abc',0,1,'r'))","str(UnicodeDecodeError('ascii',b'abc',0,2,'r'))","UnicodeDecodeError('ascii','abc',0,1,'r')","UnicodeDecodeError('ascii')","str(UnicodeEncodeError('ascii','aé\\u1234\\U00012345',1,2,'r'))","str(UnicodeEncodeError('ascii','aé\\u1234\\U00012345',2,3,'r'))","str(UnicodeEncodeError('ascii','aé\\u1234\\U00012345',3,4,'r'))","str(UnicodeEncodeError('ascii','aé\\u1234\\U00012345',1,4,'r'))","str(UnicodeTranslateError('abc',1,2,'r'))","str(UnicodeTranslateError('abc',1,4,'r'))","str(UnicodeTranslateError('abc',-1,4,'r'))","UnicodeTranslateError('abc',-1,4,'r').start","UnicodeTranslateError('abc',-1,40,'r').end","UnicodeDecodeError('ascii',bytearray(b'abc'),0,1,'r').object","UnicodeEncodeError(1,2,3,4,5)","UnicodeEncodeError('a','b',3.0,4,5)","UnicodeDecodeError('a',3,3,4,'')","str(UnicodeDecodeError.__new__(UnicodeDecodeError))","UnicodeTranslateError(1,2,3,4)","UnicodeEncodeError('a','b',1,4,5)",
"Exception().__traceback__","Exception().with_traceback(3)","Exception().with_traceback(None)","Exception().add_note(3)","Exception().__setstate__(3)","Exception().__setstate__({'a':1})","Exception().__reduce__()","Exception(1).__cause__",
"ExceptionGroup('a',[ValueError(1)])","ExceptionGroup('a',[])","ExceptionGroup('a',3)","ExceptionGroup(3,[])","ExceptionGroup('a')","ExceptionGroup('a',[3])","ExceptionGroup('a',[KeyboardInterrupt()])","BaseExceptionGroup('a',[KeyboardInterrupt()])","BaseExceptionGroup('a',[ValueError()])","str(ExceptionGroup('a',[ValueError(1)]))","str(ExceptionGroup('a',(ValueError(1),KeyError())))","repr(ExceptionGroup('a',(ValueError(1),KeyError())))","ExceptionGroup('a',[ValueError(1)]).args","ExceptionGroup('a',[ValueError(1)]).exceptions","ExceptionGroup('a',[ValueError(1),KeyError(2)]).split(ValueError)","ExceptionGroup('a',[ValueError(1),KeyError(2)]).subgroup(ValueError)","ExceptionGroup('a',[ValueError(1),KeyError(2)]).subgroup(lambda e: True)","ExceptionGroup('a',[ValueError(1),KeyError(2)]).split(OSError)","ExceptionGroup('a',[ValueError(1),KeyError(2)]).split(3)","ExceptionGroup('a',[ValueError(1),KeyError(2)]).split((ValueError,3))","ExceptionGroup('a',[ValueError(1),ExceptionGroup('b',[KeyError(2),OSError()])]).split((ValueError,OSError))","ExceptionGroup('a',[ValueError(1)]).derive([KeyError()])","ExceptionGroup.__mro__","ExceptionGroup[int]","ExceptionGroup('a',[ValueError(1)]).__reduce__()","ExceptionGroup('a',[ValueError(1)],x=3)",
"BaseException.__new__(Exception,1,b=3)","BaseExceptionGroup('a',[ExceptionGroup('b',[ValueError()])])","type('E',(ExceptionGroup,),{})('a',[KeyboardInterrupt()])","type('E',(BaseExceptionGroup,Exception),{})('a',[KeyboardInterrupt()])",
]: value(s)
e=Exception(1)
for n in ["args","__cause__","__context__","__traceback__","__suppress_context__","__notes__","__dict__"]:
    run("del e."+n); run("e.%s=3"%n)
e=Exception(1); e.add_note('a'); value("e.__notes__"); e.__notes__=3; run("e.add_note('b')")
run("e.__cause__=KeyError()"); value("e.__suppress_context__"); value("e.__reduce__()")
e=UnicodeDecodeError('ascii',b'abc',0,1,'r')
for n in "encoding object start end reason".split(): run("del e."+n); value("e."+n); run("e.%s='a'"%n)
e=ExceptionGroup('a',[ValueError(1)])
for n in "message exceptions".split(): run("del e."+n); run("e.%s='a'"%n)
e=OSError(2,'x','f')
for n in "errno strerror filename filename2 characters_written".split(): run("del e."+n);value("e."+n); run("e.%s='a'"%n)
e=StopIteration(3)
run("del e.value"); value("e.value")
e=ExceptionGroup('a',[ValueError(1)]); e.add_note('n'); x=e.split(ValueError)[0]; value("x.__notes__, x is e, e.subgroup(ValueError) is e, e.subgroup([])")
class G(ExceptionGroup):
    def __new__(cls, m, x, code): 
        o=super().__new__(cls,m,x); o.code=code; return o
    def derive(self, excs): return G(self.message, excs, self.code)
g=G('m',[ValueError(),KeyError()],5); value("g.split(KeyError)[1].code"); value("g")
