Console.WriteLine("usage: moves");
