"""SQL stands in store files alone: src/store/, files named *_store.cpp, and migrations."""

from fence import files, search

STATEMENT = r"\"\s*(select\s.+\sfrom|insert\s+into|update\s+\w+\s+set|delete\s+from|create\s+(table|index|trigger)|alter\s+table|drop\s+table)\b"


def findings(root):
    others = [
        p
        for p in files(root, "src", ".h", ".cpp")
        if not p.name.endswith(("_store.cpp", "_test.cpp")) and "store" != p.relative_to(root / "src").parts[0]
    ]
    return search(root, others, r"(?i)" + STATEMENT, "SQL belongs in a file named …_store.cpp: give it a function there and call that.")
