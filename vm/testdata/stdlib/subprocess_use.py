import os, signal, subprocess, sys, time

def show(f, *a, **k):
    try:
        print(f(*a, **k))
    except Exception as e:
        print(type(e).__name__, e)

py = [sys.executable, '-c']
run = subprocess.run
r = run(py + ['print("out"); import sys; print("err", file=sys.stderr); sys.exit(4)'], capture_output=True, text=True)
print(r.returncode, repr(r.stdout), repr(r.stderr))
show(lambda: run(['sh', '-c', 'exit 5'], check=True))
show(lambda: run(['/no/such/thing']))
show(lambda: run(['no-such-thing-anywhere']))
show(lambda: run(py + ['pass'], cwd='/no/such/dir'))
show(lambda: run([os.devnull]))
show(lambda: run([]))
show(lambda: run(py + ['x'], text=1, bogus=2))
print(run('echo $0 $1 a | tr a b', shell=True, capture_output=True).stdout)
print(run(['cat'], input=b'to the child', capture_output=True).stdout)
print(run(['cat'], input='tö the child\n', capture_output=True, encoding='utf-8').stdout)
print(run(['sh', '-c', 'echo $A-$HOME'], env={'A': 'env'}, capture_output=True).stdout)
print(run(['pwd'], cwd='/', capture_output=True).stdout)
print(run(['sh', '-c', 'echo out; echo err >&2'], stdout=subprocess.PIPE, stderr=subprocess.STDOUT).stdout)
print(run(['sh', '-c', 'echo gone'], stdout=subprocess.DEVNULL).stdout)
show(lambda: run(['sleep', '10'], timeout=0.1))
show(lambda: run(['sh', '-c', 'echo some; exec sleep 10'], timeout=0.3, capture_output=True))
r = run(['sh', '-c', 'kill -KILL $$'])
print(r.returncode)
show(r.check_returncode)
print(subprocess.check_output(['echo', 'x']), subprocess.call(['false']), subprocess.getstatusoutput('echo hi; exit 3'), subprocess.getoutput('echo lo'))

p = subprocess.Popen(['cat'], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
print(p.poll(), p.returncode)
p.stdin.write(b'line\n'); p.stdin.flush()
print(p.stdout.readline())
p.stdin.close()
print(p.wait(), p.stdout.read(), p.poll())
p.stdout.close()
with subprocess.Popen(['sort'], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as p:
    print(p.communicate('b\na\n'))
p = subprocess.Popen(['sleep', '100'])
p.send_signal(signal.SIGTERM)
print(p.wait(), p.args)
p = subprocess.Popen(['sleep', '100'])
p.kill()
print(p.wait(timeout=5))
try:
    p = subprocess.Popen(['sleep', '5']); p.wait(0.05)
except subprocess.TimeoutExpired as e:
    print(e, e.timeout, e.cmd)
p.kill(); p.wait()

a = subprocess.Popen(['echo', 'piped along'], stdout=subprocess.PIPE)
b = subprocess.Popen(['tr', 'a-z', 'A-Z'], stdin=a.stdout, stdout=subprocess.PIPE)
a.stdout.close()
print(b.communicate()[0], a.wait())

r, w = os.pipe()
os.set_inheritable(w, True)
subprocess.run(['sh', '-c', f'echo inherited >&{w}'], pass_fds=[w])
os.close(w)
print(os.read(r, 100)); os.close(r)
out = subprocess.run(py + ['import os; print(sorted(int(f) for f in os.listdir("/proc/self/fd"))[:3])'], capture_output=True, text=True).stdout
print(out.strip())
print(run(py + ['import os; print(os.getpid() == os.getsid(0), os.getpgrp() == os.getpid())'], start_new_session=True, capture_output=True).stdout)
print(run(py + ['import os; print(os.getpgrp() == os.getpid())'], process_group=0, capture_output=True).stdout)
print(run(py + ['import os; print(oct(os.umask(0)))'], umask=0o027, capture_output=True).stdout)
data = run(py + ['import sys; sys.stdout.write("x" * 300000)'], capture_output=True).stdout
print(len(data), set(data))
big = b'y' * 500000
print(len(run(['cat'], input=big, capture_output=True).stdout))
p = subprocess.Popen(['sh', '-c', 'exit 7'])
pid, status = os.waitpid(p.pid, 0)
print(pid == p.pid, os.waitstatus_to_exitcode(status), p.wait())
print(repr(subprocess.CompletedProcess(['a'], 1, b'o')), subprocess.list2cmdline(['a b', 'c"d', '']))
print(repr(p).replace(str(p.pid), 'PID'))

# The family of functions below subprocess.
pid = os.posix_spawn('/bin/sh', ['sh', '-c', 'exit 9'], os.environ)
print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
print(os.system('exit 3') >> 8, subprocess.getoutput('echo popen'))
print(run(py + ['import os; os.execvp("echo", ["echo", "replaced"])'], capture_output=True).stdout)
show(os.waitpid, -1, os.WNOHANG)
show(os.execv, '/no/such', ['x'])
show(os.execv, '/no/such', [])
