"""Functions of module cmath at ordinary and special values."""
import cmath
def t(e):
    try: r=repr(eval(e))
    except BaseException as x: r=type(x).__name__+': '+str(x)
    print(e,'=',r)
inf='cmath.inf'; nan='cmath.nan'
vals=['0','1','-1','1j','2+3j','-2.5+0.5j','1e200+1e200j','1e-310+1e-310j','0.5-0.25j','complex(-0.0,-1)','complex(cmath.inf,1)','complex(-cmath.inf,0)','complex(1,cmath.inf)','complex(cmath.nan,1)','complex(cmath.inf,cmath.nan)','1000+1j','-3+1e-5j','"a"']
for f in 'acos acosh asin asinh atan atanh cos cosh exp log log10 sin sinh sqrt tan tanh phase polar isnan isinf isfinite'.split():
    for v in vals:
        if v != 'complex(cmath.inf,cmath.nan)': t(f'cmath.{f}({v})')
for e in ['cmath.log(2,10)','cmath.log(2,1)','cmath.log(0)','cmath.log(1,0)','cmath.rect(1,2)','cmath.rect(0,cmath.inf)','cmath.rect(1,cmath.inf)','cmath.rect(cmath.inf,0)','cmath.rect(cmath.inf,1)','cmath.rect(2,0)','cmath.isclose(1,1+1e-10j)','cmath.isclose(1,2,rel_tol=-1)','cmath.infj','cmath.nanj','cmath.polar(1e308+1e308j)']: t(e)
