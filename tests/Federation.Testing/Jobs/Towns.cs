namespace Federation.Testing.Jobs;

/// <summary>Towns with their département, and how often posts are there.</summary>
internal static class Towns
{
    public static readonly (string Name, string Department, int Often)[] All =
    [
        ("Paris", "75", 60), ("Lyon", "69", 40), ("Marseille", "13", 40), ("Grenoble", "38", 30), ("Montpellier", "34", 30), ("Toulouse", "31", 30), ("Rennes", "35", 25), ("Nantes", "44", 25),
        ("Lille", "59", 30), ("Bordeaux", "33", 25), ("Strasbourg", "67", 15), ("Nice", "06", 12), ("Saint-Étienne", "42", 15), ("Villeurbanne", "69", 15), ("Montreuil", "93", 15), ("Noisy-le-Sec", "93", 10),
        ("Saint-Denis", "93", 15), ("Nanterre", "92", 10), ("Créteil", "94", 10), ("Évry", "91", 8), ("Cergy", "95", 8), ("Versailles", "78", 8), ("Melun", "77", 6), ("Brest", "29", 10), ("Quimper", "29", 5),
        ("Saint-Brieuc", "22", 6), ("Vannes", "56", 6), ("Lorient", "56", 6), ("Clermont-Ferrand", "63", 10), ("Valence", "26", 8), ("Chambéry", "73", 8), ("Annecy", "74", 8), ("Bourg-en-Bresse", "01", 5),
        ("Privas", "07", 2), ("Le Puy-en-Velay", "43", 2), ("Aurillac", "15", 2), ("Moulins", "03", 2), ("Nîmes", "30", 8), ("Béziers", "34", 6), ("Perpignan", "66", 8), ("Albi", "81", 4), ("Rodez", "12", 3),
        ("Tarbes", "65", 3), ("Auch", "32", 2), ("Foix", "09", 2), ("Cahors", "46", 2), ("Mende", "48", 1), ("Montauban", "82", 3), ("Carcassonne", "11", 3), ("Dijon", "21", 8), ("Besançon", "25", 8),
        ("Angers", "49", 8), ("Le Mans", "72", 6), ("Laval", "53", 3), ("La Roche-sur-Yon", "85", 4), ("Tours", "37", 8), ("Orléans", "45", 8), ("Rouen", "76", 10), ("Le Havre", "76", 6), ("Caen", "14", 8),
        ("Amiens", "80", 6), ("Reims", "51", 8), ("Troyes", "10", 3), ("Metz", "57", 6), ("Nancy", "54", 8), ("Épinal", "88", 3), ("Mulhouse", "68", 6), ("Colmar", "68", 3), ("Belfort", "90", 2),
        ("Poitiers", "86", 5), ("Limoges", "87", 5), ("Angoulême", "16", 3), ("La Rochelle", "17", 4), ("Niort", "79", 3), ("Périgueux", "24", 2), ("Agen", "47", 2), ("Pau", "64", 4), ("Bayonne", "64", 3),
        ("Mont-de-Marsan", "40", 2), ("Toulon", "83", 8), ("Avignon", "84", 6), ("Gap", "05", 1), ("Digne-les-Bains", "04", 1), ("Ajaccio", "2A", 2), ("Bastia", "2B", 2), ("Pointe-à-Pitre", "971", 3),
        ("Fort-de-France", "972", 3), ("Cayenne", "973", 2), ("Saint-Paul", "974", 4), ("Mamoudzou", "976", 2), ("Arras", "62", 6), ("Calais", "62", 6), ("Beauvais", "60", 4), ("Bourges", "18", 3), ("Nevers", "58", 2),
    ];
}
