# What syntax errors know of the source before them.
def t(src, mode="exec", **kw):
    try: compile(src, "f", mode, **kw)
    except SyntaxError as e: print(e.msg, e._metadata[:2], repr(src))
t('if a:\n  if b:\n    pass\n  y n 3')
t('if a:\n  if b: pass\nx = 1\ny n 3')
t('if a:\n  if b: pass\nif c: pass\nx = 1\ny n 3')
t('if a:\n  if b: pass\n  x = 1\n  y n 3')
t('if a:\n  if b: pass\n  def f(): pass\n  y n 3')
t('class A:\n  def f(): pass\n  def g():\n    x = 1\n    y n 3')
t('class A:\n  def f(): pass\n  def g():\n    while 1: pass\n    y n 3')
t('class A:\n  def f(): pass\n\nclass B:\n  def g():\n    y n 3')
t('@d\nclass A:\n  def f(): pass\ny n 3')
t('async def f(): pass\ny n 3')
t('with a: pass\ny n 3'); t('try: pass\nfinally: pass\ny n 3'); t('for a in b: pass\ny n 3'); t('match a:\n  case b: pass\ny n 3'); t('while a: pass\ny n 3'); 
t('if a: pass\nx = 1; y n 3'); t('if a: pass\n(1,'); t('if a: pass\n"abc'); t('if a: pass\n  x'); t('if a: pass\nelif x n y: pass')
t('if a: pass\nelse:\nx'); t('try:\n  if a: pass\n  pass\nx = 1'); t('try:\n  if a: pass\nexcept x n y: pass')
t('def f():\n  if a: pass\n  if b: pass\n  return\n\nif a: pass\nelse x'); t('if a: pass\nx = 5\nif x n y: pass'); t('if a:\n\tif b: pass\n        z')
t("if a: pass\nx = f'{a b}'"); t("if a: pass\n\nif a: pass\n", "single");t("if a: pass\n x", "single"); t("if a:\n if b: pass\n x y", "single")
