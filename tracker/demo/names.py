"""Names to draw from. None of them belongs to anyone: they are put together at random."""

GIVEN_NAMES = (
    "Abigail", "Adaeze", "Adrian", "Aisha", "Alan", "Alice", "Amara", "Andrea", "Anil", "Anna",
    "Becky", "Bilal", "Bridget", "Callum", "Carol", "Catrin", "Chinedu", "Claire", "Colin", "Dawn",
    "Deborah", "Dev", "Diane", "Elena", "Emeka", "Emma", "Eve", "Farah", "Fiona", "Folake",
    "Gareth", "Gemma", "Hannah", "Harjit", "Hassan", "Imran", "Ines", "Jade", "Jamal", "Jasmine",
    "Jenny", "Jo", "Kamila", "Karen", "Keith", "Kiran", "Laura", "Leanne", "Liam", "Lucy",
    "Maryam", "Megan", "Mohammed", "Naomi", "Natasha", "Neil", "Nia", "Nkechi", "Oliver", "Paula",
    "Rachel", "Rehana", "Rhian", "Robert", "Rosa", "Sadia", "Sarah", "Shanice", "Simon", "Stella",
    "Sunita", "Tanya", "Tariq", "Thandi", "Theo", "Uzma", "Vicky", "Wendy", "Yasmin", "Zainab",
)  # fmt: skip
FAMILY_NAMES = (
    "Abbott", "Achebe", "Ainsworth", "Akhtar", "Barker", "Begum", "Bhatt", "Boateng", "Bradley",
    "Burke", "Chapman", "Chaudhry", "Clarke", "Connolly", "Cooper", "Dhillon", "Dixon", "Doherty",
    "Eze", "Farrell", "Foster", "Gallagher", "George", "Gill", "Grant", "Griffiths", "Hale",
    "Hartley", "Hughes", "Hussain", "Iqbal", "Jackson", "Jenkins", "Johnson", "Kaur", "Khan",
    "Lawson", "Lewis", "Mahmood", "Malik", "Marsden", "McCarthy", "Mensah", "Mistry", "Moyo",
    "Mukherjee", "Ncube", "Newton", "O'Brien", "Obi", "Oyelaran", "Parkin", "Patel", "Pearce",
    "Qureshi", "Reid", "Roberts", "Rowe", "Saleem", "Sandhu", "Schofield", "Sharma", "Silva",
    "Stone", "Sutcliffe", "Tembo", "Thomas", "Turner", "Uddin", "Varley", "Walsh", "Ward",
    "Whitehead", "Wilkinson", "Wood", "Wright", "Yates", "Young", "Zaman", "Zulu",
)  # fmt: skip
