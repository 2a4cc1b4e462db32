//go:build !linux

package bench

import "errors"

// pin fails: there is no portable way to choose processors.
func pin([]int) (restore func(), err error) {
	return nil, errors.New("pinning to processors is possible on Linux only")
}

// IsolatedCPUs returns none.
func IsolatedCPUs() []int { return nil }
