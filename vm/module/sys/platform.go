package sys

import "runtime"

// platform is sys.platform, which programs compare with CPython's names.
func platform() string {
	switch runtime.GOOS {
	case "windows":
		return "win32"
	}
	return runtime.GOOS
}

// multiarch names the machine as Debian does.
var multiarch = map[string]string{"amd64": "x86_64", "arm64": "aarch64"}[runtime.GOARCH] + "-linux-gnu"
