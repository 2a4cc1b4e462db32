// Package thread is the _thread module: threads, locks and thread-local data.
//
// A thread is a goroutine that holds the VM's lock while it runs Python code. What
// waits here does so in Go, without the lock; nothing that waits touches Values.
package thread
