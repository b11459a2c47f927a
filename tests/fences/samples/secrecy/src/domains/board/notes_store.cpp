constexpr auto sql = "SELECT email FROM person WHERE id = :id";
