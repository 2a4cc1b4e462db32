#: module unittest -v unittest_light.test_sample
# A test file of some size under -m unittest (its timing line is hidden by the file).
