"""What people and other programs call the stages, in English and Vietnamese."""

from careerflow.models.tracker import StageKind
from careerflow.services.inout.folding import folded_name

# Folded. Those of Huntr, Teal, Notion's templates and LinkedIn among them.
_WORDS: dict[StageKind, tuple[str, ...]] = {
    StageKind.WISHLIST: (
        "wishlist", "wish list", "wish", "saved", "bookmarked", "bookmark", "interested", "idea",
        "ideas", "to apply", "apply", "applying", "todo", "to do", "not started", "not applied",
        "backlog", "considering", "draft", "lead", "leads", "researching", "target", "new", "open",
        "quan tam", "muon nop", "se nop", "chua nop", "chua ung tuyen", "da luu", "du dinh",
        "can nop", "luu", "sap nop", "chua bat dau", "danh sach mong muon",
    ),
    StageKind.APPLIED: (
        "applied", "submitted", "sent", "application sent", "application submitted", "pending",
        "awaiting response", "waiting", "waiting for response", "in review", "under review",
        "in progress", "in consideration", "viewed",
        "da nop", "da ung tuyen", "ung tuyen", "da gui", "da gui cv", "da nop don", "da nop ho so",
        "dang cho", "cho phan hoi", "cho ket qua", "dang xet duyet", "dang xem xet", "nop don",
    ),
    StageKind.INTERVIEWING: (
        "interview", "interviewing", "interviews", "interviewed", "screening", "phone screen",
        "assessment", "test", "onsite", "on site", "final round", "technical test", "case study",
        "interview scheduled", "take home",
        "phong van", "dang phong van", "da phong van", "hen phong van", "lam bai test", "bai test",
        "vong 1", "vong 2", "vong 3", "vong cuoi", "so van",
    ),
    StageKind.OFFER: (
        "offer", "offers", "offered", "offer received", "negotiating", "negotiation", "accepted",
        "offer accepted", "hired", "won", "signed",
        "de nghi", "nhan offer", "co offer", "duoc nhan", "trung tuyen", "nhan viec",
        "da nhan viec", "thuong luong", "de nghi nhan viec", "thu moi nhan viec",
    ),
    StageKind.REJECTED: (
        "rejected", "rejection", "declined", "withdrawn", "i withdrew", "withdrew", "closed",
        "archived", "archive", "ghosted", "no response", "not selected", "failed", "lost", "denied",
        "unsuccessful", "offer declined", "cancelled", "canceled", "expired", "no longer available",
        "bi tu choi", "tu choi", "truot", "rot", "bi loai", "loai", "da dong", "rut don", "da rut",
        "khong phan hoi", "khong nhan", "that bai", "het han", "khong dat", "da ket thuc",
    ),
}  # fmt: skip
_KINDS = {word: kind for kind, words in _WORDS.items() for word in words}
_PARTS = {
    "interview": StageKind.INTERVIEWING,
    "phong van": StageKind.INTERVIEWING,
    "screen": StageKind.INTERVIEWING,
    "reject": StageKind.REJECTED,
    "tu choi": StageKind.REJECTED,
}


def kind_of(word: str) -> StageKind | None:
    """None for a word that is not known."""
    plain = folded_name(word)
    if plain in _KINDS or len(plain) > 40:
        return _KINDS.get(plain)
    return next((kind for part, kind in _PARTS.items() if part in plain), None)
