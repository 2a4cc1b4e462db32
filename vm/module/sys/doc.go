// Package sys is the sys module: what programs may know and change of the virtual
// machine that runs them.
package sys
