"""Where the installed command lies, and the passphrase that these tests give it."""

import sys
from pathlib import Path

COMMAND = Path(sys.executable).with_name("khronika")
PASSPHRASE = "seven quiet herons"
