using System.Text;
using Micrograd.Networks;
using Micrograd.Randomness;
using Micrograd.Storage;

namespace Micrograd.Tests.Storage;

public class ModelFileTests
{
    private static MLP Model(int seed = 5) => new(2, [3, 2], [Activation.Tanh, Activation.Sigmoid], new PythonRandom(seed));

    [Fact]
    public void Json_keeps_every_bit()
    {
        var model = Model();
        var loaded = ModelFile.FromJson(ModelFile.ToJson(model));
        Assert.Equal(model.GetParameters(), loaded.GetParameters());
        Assert.Equal(model.ToString(), loaded.ToString());
        Assert.Contains("\"activation\": \"Tanh\"", Encoding.UTF8.GetString(ModelFile.ToJson(model)));
    }

    [Fact]
    public void Safetensors_keep_every_bit_of_F64_and_single_precision_of_F32()
    {
        var model = Model();
        Assert.Equal(model.GetParameters(), ModelFile.FromSafeTensors(ModelFile.ToSafeTensors(model)).GetParameters());
        var single = ModelFile.FromSafeTensors(ModelFile.ToSafeTensors(model, NumberType.F32));
        Assert.Equal(model.GetParameters().Select(p => (double)(float)p), single.GetParameters());
        Assert.Equal(model.ToString(), single.ToString());
    }

    [Fact]
    public void Files_load_into_a_network_of_the_same_layers()
    {
        using var folder = new TemporaryFolder();
        var (model, json, safe) = (Model(), folder["model.json"], folder["model.safetensors"]);
        ModelFile.SaveJson(model, json);
        ModelFile.SaveSafeTensors(model, safe);
        foreach (var load in new Action<MLP>[] { other => ModelFile.LoadJson(other, json), other => ModelFile.LoadSafeTensors(other, safe) })
        {
            var other = Model(6);
            load(other);
            Assert.Equal(model.GetParameters(), other.GetParameters());
            var wide = new MLP(2, [4, 2], Activation.Tanh);
            var before = wide.GetParameters();
            Assert.Contains("2 → 3 Tanh → 2 Sigmoid; this one is 2 → 4 Tanh → 2 Linear", Assert.Throws<ModelFileException>(() => load(wide)).Message);
            Assert.Equal(before, wide.GetParameters());
        }

        Assert.Equal(model.GetParameters(), ModelFile.LoadJson(json).GetParameters());
        Assert.Equal(model.GetParameters(), ModelFile.LoadSafeTensors(safe).GetParameters());
    }

    [Fact]
    public void A_file_is_written_whole_or_not_at_all()
    {
        using var folder = new TemporaryFolder();
        var path = folder["model.json"];
        ModelFile.SaveJson(Model(), path);
        var before = File.ReadAllBytes(path);

        var broken = Model();
        broken.Parameters[3].Data = double.NaN;
        Assert.Contains("Parameter 3 is NaN", Assert.Throws<ArgumentException>("model", () => ModelFile.SaveJson(broken, path)).Message);
        Assert.Throws<ArgumentException>("model", () => ModelFile.SaveSafeTensors(broken, path));
        Assert.Equal(before, File.ReadAllBytes(path));

        // A directory stands where the file should be: nothing is left behind.
        Directory.CreateDirectory(folder["taken"]);
        Assert.ThrowsAny<SystemException>(() => ModelFile.SaveJson(Model(), folder["taken"]));
        Assert.Equal(["model.json"], Directory.GetFiles(folder.Path).Select(System.IO.Path.GetFileName));
    }

    [Fact]
    public void Every_truncation_is_an_error_and_leaves_the_model()
    {
        using var folder = new TemporaryFolder();
        var model = Model(7);
        var before = model.GetParameters();
        foreach (var (bytes, load) in new (byte[], Action<string>)[]
                 {
                     (ModelFile.ToJson(Model()), path => ModelFile.LoadJson(model, path)),
                     (ModelFile.ToSafeTensors(Model()), path => ModelFile.LoadSafeTensors(model, path)),
                 })
        {
            for (var length = 0; length < bytes.Length; length += 1 + bytes.Length / 97)
            {
                File.WriteAllBytes(folder["cut"], bytes[..length]);
                Assert.Throws<ModelFileException>(() => load(folder["cut"]));
            }
        }

        Assert.Equal(before, model.GetParameters());
    }

    [Theory]
    [InlineData("huge header", "said to have")]
    [InlineData("overlap", "inside another tensor")]
    [InlineData("NaN", "is NaN")]
    [InlineData("wrong shape", "Layer 0 has 2 rows of weights and 3 biases")]
    [InlineData("version", "version is 9")]
    [InlineData("JSON NaN", "not a network")]
    [InlineData("JSON shape", "it has 3 inputs")]
    public void A_hostile_file_is_refused_and_leaves_the_model(string damage, string message)
    {
        using var folder = new TemporaryFolder();
        var model = Model(7);
        var before = model.GetParameters();
        var safe = ModelFile.ToSafeTensors(Model());
        var json = Encoding.UTF8.GetString(ModelFile.ToJson(Model()));
        var number = json.IndexOf("0.", StringComparison.Ordinal);
        byte[] bytes = damage switch
        {
            "huge header" => [255, 255, 255, 255, 255, 255, 255, 127, .. safe[8..]],
            "overlap" => Replaced(safe, "[48,72]", "[24,48]"),
            "NaN" => [.. safe[..^8], .. BitConverter.GetBytes(double.NaN)],
            "wrong shape" => Replaced(safe, "[3,2]", "[2,3]"),
            "version" => Replaced(safe, "\"version\":\"1\"", "\"version\":\"9\""),
            "JSON NaN" => Encoding.UTF8.GetBytes(json[..number] + "NaN" + json[(number + 3)..]),
            _ => Encoding.UTF8.GetBytes(json.Replace("\"inputs\": 2", "\"inputs\": 3", StringComparison.Ordinal)),
        };
        File.WriteAllBytes(folder["file"], bytes);
        var thrown = Assert.Throws<ModelFileException>(() =>
        {
            if (damage.StartsWith("JSON", StringComparison.Ordinal))
                ModelFile.LoadJson(model, folder["file"]);
            else
                ModelFile.LoadSafeTensors(model, folder["file"]);
        });

        Assert.Contains(message, thrown.Message);
        Assert.Equal(before, model.GetParameters());

        static byte[] Replaced(byte[] bytes, string text, string by)
        {
            var at = bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text));
            Assert.InRange(at, 8, bytes.Length);
            return [.. bytes[..at], .. Encoding.UTF8.GetBytes(by), .. bytes[(at + text.Length)..]];
        }
    }

    [Fact]
    public void Damaged_bytes_never_do_anything_else_than_load_or_be_refused()
    {
        var random = new XorShift64Star(9);
        foreach (var (bytes, load) in new (byte[], Func<byte[], MLP>)[]
                 {
                     (ModelFile.ToJson(Model()), b => ModelFile.FromJson(b)),
                     (ModelFile.ToSafeTensors(Model()), b => ModelFile.FromSafeTensors(b)),
                 })
        {
            var refused = 0;
            for (var i = 0; i < 2000; i++)
            {
                byte[] damaged = [.. bytes];
                damaged[random.NextInt(damaged.Length)] = (byte)random.NextInt(256);
                try
                {
                    Assert.All(load(damaged).GetParameters(), p => Assert.True(double.IsFinite(p)));
                }
                catch (ModelFileException)
                {
                    refused++;
                }
            }

            Assert.InRange(refused, 100, 1999);
        }
    }

    [Theory]
    [InlineData("null", "null")]
    [InlineData("[]", "not a network")]
    [InlineData("{}", "not a network")]
    [InlineData("""{"format":"micrograd-mlp","version":2,"inputs":1,"layers":[]}""", "version is 2")]
    [InlineData("""{"format":"other","version":1,"inputs":1,"layers":[]}""", "format is 'other'")]
    [InlineData("""{"format":"micrograd-mlp","version":1,"inputs":1,"layers":[]}""", "no layers")]
    [InlineData("""{"format":"micrograd-mlp","version":1,"inputs":1,"layers":null}""", "not a network")]
    [InlineData("""{"format":"micrograd-mlp","version":1,"inputs":2,"layers":[{"activation":"ReLU","weights":[[1]],"biases":[0]}]}""", "Neuron 0 of layer 0 has 1 weights; it has 2 inputs")]
    [InlineData("""{"format":"micrograd-mlp","version":1,"inputs":0,"layers":[{"activation":"ReLU","weights":[[]],"biases":[0]}]}""", "it has 0 inputs")]
    [InlineData("""{"format":"micrograd-mlp","version":1,"inputs":1,"layers":[{"activation":"ReLU","weights":[null],"biases":[0]}]}""", "has 0 weights")]
    [InlineData("""{"format":"micrograd-mlp","version":1,"inputs":1,"layers":[null]}""", "Layer 0 is null")]
    [InlineData("""{"format":"micrograd-mlp","version":1,"inputs":1,"layers":[{"activation":"ReLU","weights":[[1]],"biases":[]}]}""", "1 rows of weights and 0 biases")]
    [InlineData("""{"format":"micrograd-mlp","version":1,"inputs":1,"layers":[{"activation":"Swish","weights":[[1]],"biases":[0]}]}""", "not a network")]
    [InlineData("""{"format":"micrograd-mlp","version":1,"inputs":1,"layers":[{"activation":9,"weights":[[1]],"biases":[0]}]}""", "activation 9")]
    [InlineData("""{"format":"micrograd-mlp","version":1,"inputs":1,"layers":[{"activation":"ReLU","weights":[[1e999]],"biases":[0]}]}""", "finite")]
    [InlineData("""{"format":"micrograd-mlp","version":1,"inputs":1,"layers":[{"activation":"ReLU","weights":[["NaN"]],"biases":[0]}]}""", "not a network")]
    [InlineData("""{"format":"micrograd-mlp","version":1,"inputs":1,"layers":[],"layers":[]}""", "not a network")]
    public void Json_that_is_wrong_says_what(string json, string message) =>
        Assert.Contains(message, Assert.Throws<ModelFileException>(() => ModelFile.FromJson(Encoding.UTF8.GetBytes(json))).Message);
}
