# measures: starting an engine and importing 31 modules of the standard library: finding, reading and running them
# origin: what a middle-sized program imports before its first line of work
# category: startup
# size: 31 import statements
# value: process

import argparse
import ast
import base64
import bisect
import calendar
import collections
import configparser
import contextlib
import copy
import dataclasses
import datetime
import decimal
import enum
import fractions
import functools
import hashlib
import heapq
import inspect
import json
import logging
import os
import pathlib
import pickle
import random
import re
import shutil
import string
import tempfile
import textwrap
import typing
import unittest

words = [argparse, ast, base64, bisect, calendar, collections, configparser, contextlib, copy, dataclasses, datetime, decimal, enum,
         fractions, functools, hashlib, heapq, inspect, json, logging, os, pathlib, pickle, random, re, shutil, string, tempfile,
         textwrap, typing, unittest]
print(len(words), json.dumps(sorted(collections.Counter(module.__name__[0] for module in words).items())))
