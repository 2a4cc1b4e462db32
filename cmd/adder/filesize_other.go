//go:build !unix

package main

// fileSizeLimitIsError has nothing to do where files have no such limit.
func fileSizeLimitIsError() {}
