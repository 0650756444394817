using System.Globalization;
using System.Xml;
using Federation.Domain.Territories;
using Federation.Gateway.Jobs;

namespace Federation.Gateway.Training.Lheo;

/// <summary>Elements of LHEO with their bounds.</summary>
internal sealed class LheoWriter(XmlWriter xml)
{
    public const string Namespace = "http://lheo.gouv.fr/2.3";

    /// <summary>Who is not stated. The format asks for a number; zeros are what it writes itself for a date that is not known, and no register has them.</summary>
    public const string NoSiret = "00000000000000";

    public const string NoActivity = "00000000000";
    public const string NoPostCode = "00000";
    public const string NoDate = "00000000";

    private const int LongestAddress = 400;
    private const int LongestLine = 50;

    public XmlWriter Xml => xml;

    /// <summary>Ends with what is given back.</summary>
    public Ended Element(string name)
    {
        xml.WriteStartElement(name, Namespace);
        return new Ended(xml);
    }

    public void Code(string name, string code) => xml.WriteElementString(name, Namespace, code);

    /// <summary>A code of FORMACODE.</summary>
    public void Formacode(string name, string code)
    {
        xml.WriteStartElement(name, Namespace);
        xml.WriteAttributeString("ref", LheoCodes.Edition);
        xml.WriteString(code);
        xml.WriteEndElement();
    }

    /// <param name="text">Left out when there is nothing to see in it.</param>
    /// <param name="most">Characters.</param>
    public void Maybe(string name, string? text, int most)
    {
        if (Inert.Paragraphs(text, most) is { Length: > 0 } words)
        {
            xml.WriteElementString(name, Namespace, words);
        }
    }

    /// <param name="instead">Where the format wants words and there are none.</param>
    public void Words(string name, string? text, int most, string instead) =>
        xml.WriteElementString(name, Namespace, Inert.Paragraphs(text, most) is { Length: > 0 } words ? words : instead);

    public void Day(string name, DateOnly? day) => Code(name, day?.ToString("yyyyMMdd", CultureInfo.InvariantCulture) ?? NoDate);

    public void Link(string name, string address)
    {
        // Half an address leads nowhere.
        if (address.Length <= LongestAddress)
        {
            using (Element(name))
            {
                Code("urlweb", address);
            }
        }
    }

    public void Siret(string name, string? siret)
    {
        using (Element(name))
        {
            Code("SIRET", siret ?? NoSiret);
        }
    }

    /// <summary>Someone or somewhere to turn to: a name, and the page where it goes on. Nobody's telephone stands in a list.</summary>
    public void Reach(string name, string who, string page)
    {
        using (Element(name))
        using (Element("coordonnees"))
        {
            Maybe("nom", who, LongestLine);
            Link("web", page);
        }
    }

    /// <param name="venue">Null when it is told to those who register.</param>
    public void Place(string? venue, string line, DepartmentCode? department, string? commune)
    {
        using (Element("adresse"))
        {
            Maybe("denomination", venue, 255);
            Words("ligne", line, LongestLine, "Non précisé");
            Code("codepostal", NoPostCode);
            Words("ville", Inert.Line(commune, LongestLine), LongestLine, TrainingLines.Known(department)?.Name ?? "Non précisée");
            if (TrainingLines.Known(department) is { } known)
            {
                Code("departement", known.Code.ToString());
                Code("region", known.Region.ToString());
            }

            Code("pays", "FR");
        }
    }

    /// <summary>What LHEO has no place for, for readers that know this name.</summary>
    public void Extras(params ReadOnlySpan<(string Name, string? Value)> values)
    {
        var open = false;
        foreach (var (name, value) in values)
        {
            if (value is null)
            {
                continue;
            }

            if (!open)
            {
                xml.WriteStartElement("extras", Namespace);
                xml.WriteAttributeString("info", "federation-travail-pair");
                open = true;
            }

            xml.WriteStartElement("extra", Namespace);
            xml.WriteAttributeString("info", name);
            xml.WriteString(value);
            xml.WriteEndElement();
        }

        if (open)
        {
            xml.WriteEndElement();
        }
    }

    internal readonly struct Ended(XmlWriter xml) : IDisposable
    {
        public void Dispose() => xml.WriteEndElement();
    }
}
