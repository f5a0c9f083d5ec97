/// The elements by their symbols.
enum ChemicalElement {
    /// Symbols by atomic number − 1 (IUPAC 2016), then deuterium.
    static let symbols = """
        H He Li Be B C N O F Ne Na Mg Al Si P S Cl Ar K Ca Sc Ti V Cr Mn Fe Co Ni Cu Zn Ga Ge As Se Br Kr Rb Sr Y Zr Nb Mo Tc \
        Ru Rh Pd Ag Cd In Sn Sb Te I Xe Cs Ba La Ce Pr Nd Pm Sm Eu Gd Tb Dy Ho Er Tm Yb Lu Hf Ta W Re Os Ir Pt Au Hg Tl Pb Bi \
        Po At Rn Fr Ra Ac Th Pa U Np Pu Am Cm Bk Cf Es Fm Md No Lr Rf Db Sg Bh Hs Mt Ds Rg Cn Nh Fl Mc Lv Ts Og D
        """.split(separator: " ").map(String.init)

    /// The index of each symbol.
    static let index: [String: Int] = Dictionary(uniqueKeysWithValues: symbols.enumerated().map { ($1, $0) })
}
