package object

const runtimeIsLinux = true
