"""Access is the one door from a person's row to a page: no other room reads those relations, and no page takes a field past its rule."""

import re

from fence import Finding, code_lines, files, room_of

PRIVATE = "person|person_role|session|second_factor|recovery_code|invitation|sign_in_failure|role_request|invitation_request|setting_change|passkey|provider_identity|visit"
READS = re.compile(rf"\b(FROM|JOIN|INTO|UPDATE)\s+({PRIVATE})\b")


def findings(root):
    found = []
    for path in files(root, "src", ".h", ".cpp"):
        room = room_of(root, path)
        for place, line in code_lines(root, path):
            if path.name.endswith(("_pages.cpp", "_view.cpp")) and ".inside()" in line:
                found.append(Finding(place, "a page shows what somebody may see: seen<View>(record, principal), not inside()."))
            if path.name.endswith("_test.cpp"):
                continue
            if room not in ("access", "invariants") and READS.search(line):
                found.append(Finding(place, f"{room} reads a relation of access: ask access for what the principal may see."))
            if room not in ("store", "access") and re.search(r"(?<!access::)\b(list_jobs|find_job)\(", line):
                found.append(Finding(place, "jobs are seen through access::jobs_seen and access::job_seen, which ask who looks."))
            if room not in ("store", "access") and "SealedText" in line:
                found.append(Finding(place, "what is sealed says who may open it: access::Sealed<audience, meaning>."))
    return found
