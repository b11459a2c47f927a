auto const words = tongue.text(
    "Not in a "
    "catalogue");
